"""Every sentence the program says, in each language, with its facts put in."""

from uncramp.knowledge.wording._catalogue import LANGUAGES, Sentence, sentences
from uncramp.knowledge.wording._say import explain, knows, say

__all__ = ["LANGUAGES", "Sentence", "explain", "knows", "say", "sentences"]
