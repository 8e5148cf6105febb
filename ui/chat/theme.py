"""The theme: system fonts, ink on paper, one accent; the rest of the looks is page.css."""

from gradio.themes import Base, colors, sizes

__all__ = ["theme"]

_SANS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif"]
_MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "monospace"]


def theme() -> Base:
    """Make the theme; it names no font that a browser would have to fetch."""
    return Base(
        primary_hue=colors.teal,
        neutral_hue=colors.stone,
        radius_size=sizes.radius_md,
        font=_SANS,
        font_mono=_MONO,
    ).set(
        body_background_fill="#fbfaf8",
        body_background_fill_dark="#161513",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#1f1d1b",
        border_color_primary="#e3dfd8",
        border_color_primary_dark="#37332f",
        body_text_color="#1f1d1a",
        body_text_color_dark="#ece8e1",
        body_text_color_subdued="#655f57",
        body_text_color_subdued_dark="#a8a096",
        button_primary_background_fill="#0f766e",
        button_primary_background_fill_hover="#115e59",
        button_primary_background_fill_dark="#0f766e",
        button_primary_background_fill_hover_dark="#115e59",
        button_primary_text_color="#ffffff",
    )
