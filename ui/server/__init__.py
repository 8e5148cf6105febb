"""The server for programs: the OpenAI protocol, and a small REST of our own."""
