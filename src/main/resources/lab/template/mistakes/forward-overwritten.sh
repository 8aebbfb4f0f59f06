# fails: own-mail
# diagnosis: mail-taken-away
echo '${office}: ${other}' >> /etc/aliases
newaliases
echo '${user}' > /home/${other}/.forward
chown ${other} /home/${other}/.forward
