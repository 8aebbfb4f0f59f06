# fails: reachable
# diagnosis: other-door
postconf -M 'submission/inet=submission inet n - y - - smtpd'
sed -i 's/^submission /192.0.2.10:submission /' /etc/postfix/master.cf
postfix stop
postfix start
