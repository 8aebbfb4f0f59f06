# The administrator's script, which runs before those of the users.
mkdir -p /etc/dovecot/sieve
cat > /etc/dovecot/sieve/away.sieve <<'EOF'
require ["vacation", "envelope"];
if envelope :localpart :is "to" ["${user}", "${role}"] {
  vacation :days 7 :addresses ["${user}@example.com", "${role}@example.com"] "I am away for two weeks.";
}
EOF
sievec /etc/dovecot/sieve/away.sieve
cat > /etc/dovecot/conf.d/99-away.conf <<'EOF'
plugin {
  sieve_before = /etc/dovecot/sieve/away.sieve
}
EOF
doveadm reload
