"""What a person sets for themself: it is remembered in their browser, and changes nothing for anybody else."""

from ui.chat.preferences.preferences import News, Preferences, Theme, preferences_of

__all__ = ["News", "Preferences", "Theme", "preferences_of"]
