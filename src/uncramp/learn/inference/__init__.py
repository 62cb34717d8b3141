"""From nights to an answer: the posterior of one person's diary, and what it says."""
