"""What the chat bears, and does beside its page, while it is served.

- `follow_worker`: The worker that reads what is followed, beside the page, as long as the page is served.
- `limits`: How many are served at once, and how many wait; whoever comes then is told that many are asking.
- `sessions`: What the server keeps of each page that is open; a program's call, which keeps nothing, leaves nothing
  behind.
"""
