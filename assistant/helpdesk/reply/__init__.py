"""What is replied: answers, the draft, its checks, who has seen it, and what is answered again."""
