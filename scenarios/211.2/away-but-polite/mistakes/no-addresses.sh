# fails: role
# diagnosis: role-unknown
cat > /home/${user}/.dovecot.sieve <<'EOF'
require ["vacation"];
vacation :days 7 "I am away for two weeks.";
EOF
chown ${user}: /home/${user}/.dovecot.sieve
