# fails: open-relay
# diagnosis: trusted-the-hotel
postconf -e 'mynetworks = 127.0.0.0/8 203.0.113.0/24'
postconf -M 'submission/inet=submission inet n - y - - smtpd'
postfix reload
