echo '${office}: ${user}' >> /etc/aliases
newaliases
