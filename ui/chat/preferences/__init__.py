"""What a person sets for themself: it is remembered in their browser, and changes nothing for anybody else.

- `handlers`: What happens with the settings, for every browser and in its language.
- `preferences`: What a browser remembers of its person, in a cookie each, which the page's scripts write and read,
  too.
- `view`: The settings as HTML: a person's own to choose, the server's to read.
- `words`: What the settings say, in the language of the page.
"""

from ui.chat.preferences.preferences import News, Preferences, Theme, preferences_of

__all__ = ["News", "Preferences", "Theme", "preferences_of"]
