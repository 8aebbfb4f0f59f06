# fails: role
# diagnosis: user-made
useradd -m ${role}
