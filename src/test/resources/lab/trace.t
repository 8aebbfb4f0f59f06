# The way of a message: aliases, two recipients, a forward

  $ echo 'team: alice, joe@example.net' >> /etc/aliases; newaliases
  $ echo hi | sendmail team bob@example.com; sleep 2
  $ lab trace | sed 's/[0-9:.]* *+[0-9.]*s$//'
  34958445
    sendmail
        │
    pickup
        from=<root@example.com>
        │
    cleanup
        from=<root@example.com>
        │
        ├─▶ <team@example.com>
        │   qmgr
        │       to=<team@example.com>
        │       local:mail.example.com
        │   local
        │       to=<team@example.com>
        │       * local aliases: team => alice, joe@example.net
        │   local
        │       to=<alice@example.com>
        │       ■ sent 2.0.0 (delivered to mailbox)
        │   local
        │       to=<team@example.com>
        │       ■ sent 2.0.0 (forwarded as 3697344B)
        └─▶ <bob@example.com>
            qmgr
                to=<bob@example.com>
                local:mail.example.com
            local
                to=<bob@example.com>
                ■ sent 2.0.0 (delivered to mailbox)
  
  3697344B
    local
        │
    cleanup
        from=<root@example.com>
        │
        └─▶ <joe@example.net>
            qmgr
                to=<joe@example.net>
                smtp:example.net
            smtp
                to=<joe@example.net>
                ■ sent 2.0.0 (250 2.0.0 Ok)
  $ lab trace --step | head -3
  -- 1 of 13 (34958445)
    sendmail        11:50:34.219  +0.000s
  -- 2 of 13 (34958445)
  $ lab trace --html page.html
  written on the real machine: /home/you/page.html
  $ lab trace XYZ
  lab trace: no message 'XYZ' is remembered
