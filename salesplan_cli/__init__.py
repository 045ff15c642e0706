"""salesplan: judges sales plans against eleven questions that a plan must answer in numbers."""

__version__ = "0.1.0"
__url__ = "https://github.com/salesplan/salesplan"
