# fails: new
# diagnosis: wrong-format
echo 'DEFAULT=$HOME/Mail' > /etc/procmailrc
