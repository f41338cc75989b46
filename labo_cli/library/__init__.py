"""The library of methods: finding the right card."""
