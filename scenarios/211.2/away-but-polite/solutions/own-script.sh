cat > /home/${user}/.dovecot.sieve <<'EOF'
require ["vacation"];
vacation :days 7 :addresses ["${user}@example.com", "${role}@example.com"]
  :subject "Away" "I am away for two weeks. Your letter is kept.";
EOF
chown ${user}: /home/${user}/.dovecot.sieve
