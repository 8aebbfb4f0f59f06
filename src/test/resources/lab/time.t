# The clock: what is due on the way happens

  $ postconf -e 'delay_warning_time = 4h'; postfix reload; echo hi | sendmail -f alice@example.com joe@example.org; sleep 2
  $ lab time +5h
    Wed 2026-06-10 11:55:34  370FD464 <joe@example.org> deferred: connect to mx.example.org[198.51.100.99]:25: Connection refused  (8 times, last Wed 2026-06-10 16:40:34)
    Wed 2026-06-10 16:40:34  370FD464: sender delay notification: 3C1AE482
    Wed 2026-06-10 16:40:34  3C1AE482 <alice@example.com> sent: delivered to mailbox
  On this host it is Wed 2026-06-10 16:50:36 UTC.
  $ lab time until next bounce
    Wed 2026-06-10 17:50:34  370FD464 <joe@example.org> deferred: connect to mx.example.org[198.51.100.99]:25: Connection refused  (99 times, last Mon 2026-06-15 12:10:34)
    Mon 2026-06-15 12:10:34  370FD464: from=<alice@example.com>, status=expired, returned to sender
    Mon 2026-06-15 12:10:34  370FD464: sender non-delivery notification: 3C1AE5AF
    Mon 2026-06-15 12:10:34  3C1AE5AF <alice@example.com> sent: delivered to mailbox
  On this host it is Mon 2026-06-15 12:10:35 UTC.
  $ lab time until 23:30
  On this host it is Mon 2026-06-15 23:30:00 UTC.
  $ lab time pause
  The clock of a script does not follow the wall clock: it leaps.
  $ lab time +
  usage: lab time [+SPAN | until WHEN | pause | run | speed N]
  $ lab time until 2020-01-01
  Wed 2020-01-01 00:00:00 UTC is over, or too far away.
