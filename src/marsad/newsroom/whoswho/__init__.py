"""The Who's Who: authorities, their names and facts with evidence, and what people judged of them."""
