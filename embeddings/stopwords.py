"""Function words of both languages: they tell nothing about what a question is after."""

from types import MappingProxyType

__all__ = ["STOP_WORDS"]

_INDONESIAN = """
ada adalah adapun agar akan akankah akhirnya aku anda antara apa apabila apakah apalagi apanya atas atau
bagaimana bagaimanakah bagi bahkan bahwa banyak banyaknya beberapa begitu belum berapa berapakah berkata bila
bilamana bisa bisakah boleh bukan bukankah bukannya cara dalam dan dapat dapatkah dari daripada demi demikian
dengan di dia dimana dimanakah diri dirinya disebut disebutkan hal hampir hanya harus hendak hingga ia ialah
ini inikah itu itukah jadi jika jikalau jug juga justru kah kalau kami kamu kapan kapankah karena karenanya
kata katanya ke kemudian kenapa kepada ketika kini kita lagi lah lain lalu maka manakah mana masih masing maupun
melainkan melalui mengapa mengapakah menjadi menurut mereka merupakan meski meskipun mu mulai namun nya oleh pada
padahal para per pernah pernahkah pula pun saat saja salah sambil sampai sangat saya seandainya sebab sebagai
sebagaimana sebelum sebelumnya sebuah secara sedang sedangkan sehingga sejak sejumlah sekarang sekitar selain
selaku selama selanjutnya seluruh semua sementara seorang seperti sering serta sesuatu sesudah setelah setiap si
siapa siapakah siapa suatu sudah sudahkah supaya tanpa tapi telah tengah tentang tentu terhadap termasuk ternyata
tersebut tertentu tetapi tiap tidak tidakkah tidaklah untuk walau walaupun yaitu yakni yang
"""

_ENGLISH = """
a about above after again against all also although am among an and any are aren't as at be because been before
being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during
each either else ever every few for from further get gets got had hadn't has hasn't have haven't having he her here
hers herself him himself his how however i if in into is isn't it its it's itself just let's many may me might more
most much must my myself neither no nor not now of off often on once one only or other our ours ourselves out over
own per rather same shall she should shouldn't since so some such than that that's the their theirs them themselves
then there there's these they this those though through thus to too under until up upon us very was wasn't we were
weren't what what's when where whether which while who who's whom whose why will with within without won't would
wouldn't yet you your yours yourself
"""

STOP_WORDS: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {"id": frozenset(_INDONESIAN.split()), "en": frozenset(_ENGLISH.split())}
)
"""By language code, lower-case; kept in what is searched, left out of what a question asks for."""
