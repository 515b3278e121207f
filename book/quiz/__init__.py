"""Questions: the bank that authors write, its checks, and the quiz that readers answer."""
