# What your login shell does when it ends.
