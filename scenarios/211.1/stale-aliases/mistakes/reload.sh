# fails: role
# diagnosis: not-compiled
postfix reload
