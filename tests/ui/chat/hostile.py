"""Texts that would become markup, script or a request, wherever a page forgot that they are text."""

__all__ = ["HOSTILE", "IN_FILE_NAMES", "PLANTED"]

_OUT = "http://outside.example"

HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//outside.example/x.js></SCRIPT>",
    "</script><script>alert(2)</script>",
    "</title></textarea></style><script>alert(3)</script>",
    "--><script>alert(4)</script><!--",
    "]]><script>alert(5)</script>",
    "<img src=x onerror=alert(6)>",
    '"><img src=x onerror="alert(7)">',
    "'><img src=x onerror='alert(8)'>",
    '" autofocus onfocus="alert(9)" x="',
    "' onmouseover='alert(10)' style='position:fixed;inset:0",
    "` onerror=alert(11) `",
    "<svg onload=alert(12)>",
    "<svg><animate onbegin=alert(13) attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(14)/>#x'/></svg>",
    "<math><mi xlink:href='javascript:alert(15)'>x</mi></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(16)>",
    "<details open ontoggle=alert(17)>",
    "<video src=x onerror=alert(18)></video>",
    "<marquee onstart=alert(19)>x</marquee>",
    "<body onload=alert(20)>",
    "<input autofocus onfocus=alert(21)>",
    "<form action='javascript:alert(22)'><button>x</button></form>",
    f"<iframe src='{_OUT}/x'></iframe>",
    "<iframe srcdoc='<script>parent.alert(23)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(24)</script>'></object>",
    "<embed src='javascript:alert(25)'>",
    f"<link rel=stylesheet href='{_OUT}/x.css'>",
    f"<style>@import '{_OUT}/x.css'; * {{background: url({_OUT}/y)}}</style>",
    f"<meta http-equiv=refresh content='0;url={_OUT}'>",
    f"<base href='{_OUT}/'>",
    "<a href='javascript:alert(26)'>x</a>",
    "<a href='java\tscript:alert(27)'>x</a>",
    "[x](javascript:alert(28)) ![x](http://outside.example/x.png)",
    "<javascript:alert(29)> https://outside.example/x",
    "javascript:alert(30)",
    "data:text/html,<script>alert(31)</script>",
    "$$\\href{javascript:alert(32)}{x}$$ \\(\\includegraphics{http://outside.example/x.png}\\)",
    "${alert(33)} {{constructor.constructor('alert(34)')()}} {% raw %} <%= alert(35) %> #{alert(36)}",
    "{{#each value}}{{{this}}}{{/each}} {{{value}}} @children",
    "&lt;script&gt;alert(37)&lt;/script&gt; &#60;img src=x onerror=alert(38)&#62;",
    "\\u003cscript\\u003ealert(39)\\u003c/script\\u003e \\x3cimg src=x onerror=alert(40)\\x3e",
    "%3Cscript%3Ealert(41)%3C/script%3E",
    "＜script＞alert(42)＜/script＞",
    "\N{RIGHT-TO-LEFT OVERRIDE}>tpircs/<)34(trela>tpircs<\N{POP DIRECTIONAL FORMATTING}",
    "\N{LEFT-TO-RIGHT ISOLATE}<b onclick=alert(44)>\N{ZERO WIDTH SPACE}x",
    '{"__type__": "update", "value": "<img src=x onerror=alert(45)>"}',
    '{"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}',
    "__i18n__{'key': '<img src=x onerror=alert(46)>'}",
    "constructor __proto__ [object Object]",
)

IN_FILE_NAMES = tuple(one for one in HOSTILE if "/" not in one and "\\" not in one and len(one) < 100)
"""Those that a file can be called."""

_FORBIDDEN = (
    "script, iframe, frame, object, embed, img, video, audio, source, link, meta, base, style, svg, math, marquee, "
    "animate, details:not(.facets), a[href], [src], [srcset], [srcdoc], [style*='url'], "
    "[style*='fixed'], [formaction], [action], [autofocus]"
)
PLANTED = f"""() => [...document.querySelectorAll(
  ".turn, .user .message, .article, .notice, .kept, .welcome, #articles-shelf, #articles-opened, #articles-uploaded, "
  + "#articles-fetched, #articles-pasted, #articles-followed, #measure-state, #measure-result, #aloud, .toast-body"
)].flatMap((ours) => [ours, ...ours.querySelectorAll("*")]).filter((one) =>
  one.matches({_FORBIDDEN!r}) || [...one.attributes].some((its) => /^on/i.test(its.name))
).map((one) => one.outerHTML.slice(0, 200))"""
"""Lists what stands in our parts of a page and is none of our elements."""
