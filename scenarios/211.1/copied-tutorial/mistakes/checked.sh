# fails: ipv4
# diagnosis: name-unknown
postfix check
postfix reload
