"""Forms that carry a refusal back to the page, and fields that clean Vietnamese text."""
