"""The bundled font files and the script that makes them."""
