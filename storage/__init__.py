"""What is kept: the tables, their migrations, and the functions that write and read them.

Knows the types of `models.schema` and nothing else of the project; importing it loads no language model.
Every function takes an open SQLAlchemy session; `Database.session()` is one transaction, so that a batch is kept whole
or not at all.
"""
