# fails: office
# diagnosis: wrong-person
echo '${office}: ${other}' >> /etc/aliases
newaliases
