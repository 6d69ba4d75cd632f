"""The trained tagger: a text in, roles of statements, links between them and names out.

numpy, tokenizers and ONNX Runtime run it; `training/` makes it. What its tags mean for a story is `read.statements`.
"""
