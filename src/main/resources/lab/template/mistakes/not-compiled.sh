# fails: office
# diagnosis: not-compiled
echo '${office}: ${user}' >> /etc/aliases
