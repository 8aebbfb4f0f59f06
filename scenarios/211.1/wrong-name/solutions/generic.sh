# The addresses are put right on the way out.
echo '@mail.example.com @example.com' > /etc/postfix/generic
postmap /etc/postfix/generic
postconf -e 'myhostname = mail.example.com' 'smtp_generic_maps = hash:/etc/postfix/generic'
postfix reload
