"""The chain from what people said to what the service will be, followed both ways."""
