"""The commands of `probation-assistant`, one module each."""
