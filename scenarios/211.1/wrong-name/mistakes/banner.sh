# fails: helo
# diagnosis: banner-only
postconf -e 'smtpd_banner = mail.example.com ESMTP'
postfix reload
