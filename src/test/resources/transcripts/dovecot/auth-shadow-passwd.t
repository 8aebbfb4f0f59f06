# objective: 211.3
# level: 2
# title: passdb shadow and passwd
Without PAM: the shadow file itself.

  $ sed -i 's/^!include auth-system/#&/' /etc/dovecot/conf.d/10-auth.conf; printf 'passdb {\n  driver = shadow\n}\nuserdb {\n  driver = passwd\n}\n' > /etc/dovecot/local.conf; doveconf -n passdb userdb; dovecot
  passdb {
    driver = shadow
  }
  userdb {
    driver = passwd
  }
  $ doveadm auth test alice alice-secret; doveadm auth test alice wrong
  passdb: alice auth succeeded
  extra fields:
    user=alice
  
  passdb: alice auth failed
  extra fields:
    user=alice
  [77]
  $ doveadm auth test dave wrong; doveadm auth lookup bob | sed 's/{CRYPT}.*/{CRYPT}HASH/'
  passdb: dave auth failed
  extra fields:
    user=dave
  passdb: bob
    user      : bob
  
  $ passwd -l bob >/dev/null; doveadm auth test bob bob-secret
  passdb: bob auth failed
  extra fields:
    user=bob
    code=user_disabled
  [77]
  $ sed -i 's/shadow/passwd/' /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm auth test alice alice-secret
  passdb: alice auth failed
  extra fields:
    user=alice
  [77]
  $ sleep 1; grep -o 'auth[^:]*: .*' /var/log/mail.log | tail -3
  $ sed -i 's/driver = passwd/driver = nosuch/' /etc/dovecot/local.conf; doveconf -n passdb; doveadm reload; sleep 1; doveadm auth test alice alice-secret
  passdb {
    driver = nosuch
  }
  Fatal: Couldn't connect to auth socket
  [75]
  $ sleep 1; grep -o 'auth: .*' /var/log/mail.log | tail -2
  auth: Fatal: Unknown passdb driver 'nosuch'
  $ printf 'userdb {\n  driver = passwd\n}\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm auth test alice alice-secret
  Fatal: Couldn't connect to auth socket
  [75]
  $ sleep 1; grep -o 'auth: .*' /var/log/mail.log | tail -1
  auth: Fatal: No passdbs specified in configuration file. PLAIN mechanism needs one
  $ printf 'passdb {\n  driver = pam\n  args = nosuchservice\n}\nuserdb {\n  driver = passwd\n}\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm auth test alice alice-secret
  passdb: alice auth succeeded
  extra fields:
    user=alice
  
