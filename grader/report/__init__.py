"""The faces of what was judged: terminal, HTML, JSON, Markdown. Renderers return text and print nothing."""
