"""The demo: xã Minh Sơn, invented like everybody in it, told through the services.

``commune`` founds it, ``days`` hangs its story on today, ``papers`` enters its plans, ``story`` lets a
few weeks pass, ``demo`` loads and removes it all.
"""
