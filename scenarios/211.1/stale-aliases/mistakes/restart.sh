# fails: root
# diagnosis: not-compiled
postfix stop
postfix start
