# fails: strangers
# diagnosis: only-deferred
postconf -e 'mynetworks = 127.0.0.0/8 ${lan}.0/24'
postfix reload
