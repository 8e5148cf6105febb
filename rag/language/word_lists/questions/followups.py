"""Words by which follow-ups are told; alternatives of patterns, but for the lists."""

from types import MappingProxyType

__all__ = [
    "EXISTS",
    "FILLERS",
    "INFORMAL",
    "JOINING",
    "TRULY_ENGLISH",
    "TRULY_INDONESIAN",
    "TURNING",
    "UNITS",
    "WHO_DOES",
]

INFORMAL = MappingProxyType({"y": "why", "n": "and", "wat": "what", "ppl": "people"})
"""How people write English in a hurry, in lower case."""

JOINING = (
    r"and|but|so|then|or|thanks|atau|terima\s+kasih|makasih|dan|lalu|terus|trus|trs|tapi|tetapi|nah|lantas|kemudian"
    r"|sedangkan|ok|okay|oke"
)
"""They join a follow-up to what was asked before."""

TURNING = (
    r"(?:what|how)\s+(?:about|if|of)|(?:bagaimana|gimana)\s+(?:dengan|kalau|jika|bila|soal)"
    r"|(?:bagaimana|gimana)(?=\s+(?:di|pada|untuk|dari)\b)|also|not|bukan|(?:kalau|kalo|jika|bila)(?:\s+(?:yang|soal))?"
)
"""They turn to another thing."""

FILLERS = (
    r"exactly|then|though|tho|persisnya|tepatnya|sih|ya|dong|(?:me|e)mang(?:nya)?|begitu|gitu|demikian|so|itu"
    r"|(?:is|was)\s+(?:that|this|it|so)"
)
"""After a question word they ask nothing more."""

UNITS = """
    time year day month date city country town place soon often
    jam pukul tahun hari tanggal bulan kota negara daerah besar sering jauh orang
"""
"""What a question word can belong to and still leave everything else unsaid."""

TRULY_ENGLISH = r"really|truly|for\s+real|(?:are\s+)?you\s+sure|seriously"
"""They ask whether what was asked about is so."""

TRULY_INDONESIAN = (
    r"(?:apa(?:kah)?\s+)?(?:(?:hal\s+)?itu\s+)?(?:benar|betul)(?:kah)?(?:\s+(?:itu|begitu|demikian))?|masa|masak|beneran"
    r"|(?:(?:apakah\s+)?(?:kamu|anda)\s+)?yakin|serius|sungguh(?:kah)?|yang\s+benar|apa\s+iya"
)
"""They ask whether what was asked about is so."""

EXISTS = r"any|(?:is|are|was|were)\s+there(?:\s+any)?|ada(?:kah)?|apa(?:kah)?\s+ada"
"""They ask whether there is something: "any survivors?", "ada korban?"."""

WHO_DOES = r"who|how\s+many|which\s+ones|siapa(?:\s+(?:yang|saja))?|berapa(?:\s+orang)?(?:\s+yang)?"
"""Before a single word they leave an object unsaid: "who pays?", "how many died?"."""
