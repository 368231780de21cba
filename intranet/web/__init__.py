"""The life of a request: who asks, may they, one transaction, and what is said when it fails."""
