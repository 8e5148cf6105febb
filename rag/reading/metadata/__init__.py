"""When an article was published, by whom, and what is stated of it.

- `dates`: When an article was published: what it says, what follows from a weekday, or nothing; never a guess.
- `front_matter`: What YAML says at the head of a file, where it is as plain as front matter is.
- `linked_data`: What a page's JSON-LD states of its article: schema.org's terms, by their names there.
- `publisher`: Which outlet published an article, where its dateline says so: no name is better than a wrong one.
"""
