"""Hidden tests against one submission, in a process of its own.

The learner's code never runs in the process that judges it. ARCHITECTURE.md says what that guards against
and what not.
"""
