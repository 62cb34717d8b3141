"""Speed, each figure beside a reference operation of the same run; see README.md."""
