"""The text and its parse: tokens, surface words, numerals, triggers; questions that know nothing of the article."""
