"""Reading by a model server, under the same checks as every reader.

server  a model server that speaks the chat format of OpenAI: one question, one JSON answer
served  reading by a model server, behind the same interface and under the same checks as every reader
"""
