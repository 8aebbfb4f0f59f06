# به فارسی

  $ lab why friend@example.org
  روی رونوشتی از این میزبان: غریبه‌ای در client.example.net از <stranger@example.net> به <friend@example.org> نامه می‌فرستد.
  
  رد شد  11:50:34  helo=<client.example.net> from=<stranger@example.net> to=<friend@example.org> client=client.example.net[203.0.113.66]
      454 4.7.1 <friend@example.org>: Relay access denied
  
    1. smtpd RCPT defer_unauth_destination  friend@example.org  ->  reject: 454 4.7.1 <friend@example.org>: Relay access denied
         smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination  (/etc/postfix/main.cf:36)
         example.org is not in mydestination
           mydestination = mail.example.com, example.com, mail.example.com, localhost.example.com, localhost  (/etc/postfix/main.cf:41)
         example.org is not in virtual_alias_domains
           virtual_alias_domains =  (پیش‌فرض)
         example.org is not in virtual_mailbox_domains
           virtual_mailbox_domains =  (پیش‌فرض)
         example.org is not in relay_domains
           relay_domains =  (پیش‌فرض)
         mail for other domains goes to smtp
           default_transport = smtp  (پیش‌فرض)
  
  آنچه پایان را عوض می‌کند؛ هر کدام روی رونوشتی از این میزبان آزموده شده است:
    # postconf -e 'virtual_alias_domains = example.org' 'virtual_alias_maps = '"$(postconf -xh virtual_alias_maps)"' inline:{ { friend@example.org = root } }' && postfix reload
        -> sent 2.0.0 (delivered to mailbox)
    # postconf -e 'relay_domains = '"$(postconf -xh relay_domains)"', example.org' && postfix reload
        -> deferred 4.4.1 (connect to mx.example.org[198.51.100.99]:25: Connection refused)
    # postconf -e 'mynetworks = '"$(postconf -xh mynetworks)"', 203.0.113.66/32' && postfix reload
        -> deferred 4.4.1 (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  $ doveadm auth test alice wrong > /dev/null
  $ lab why login
  رد شد  11:50:36  login  alice
      authentication failed
  
    1. auth doveadm PLAIN  alice  ->  refused: authentication failed
         passdb pam is asked
           passdb = pam  (/etc/dovecot/conf.d/auth-system.conf.ext:11)
         pam: pam_authenticate() failed: Authentication failure (Password mismatch?)
  
  آنچه پایان را عوض می‌کند؛ هر کدام روی رونوشتی از این میزبان آزموده شده است:
    # echo 'alice:wrong' | chpasswd
        -> وارد شد
  $ lab time +1h
  ساعت این میزبان: Wed 2026-06-10 12:50:38 UTC.
  $ lab mark a
  حالت اکنون میزبان «a» نام گرفت.
  $ lab diff a
  پرونده‌ها:  بدون تفاوت
  تنظیم‌ها:  بدون تفاوت
  رفتار (هر کدام روی رونوشت‌های میزبانِ آن هنگام و اکنون آزموده شده است):  بدون تفاوت
