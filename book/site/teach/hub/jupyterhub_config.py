"""JupyterHub on one machine, as it was tried: two people with accounts of their own on it."""

c = get_config()  # noqa: F821 (JupyterHub gives this name)

# For a trial only: everybody shares one password. In use, name your university's sign-in here.
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = "change-this"
c.Authenticator.allowed_users = {"nbinstructor", "nbstudent"}
c.Authenticator.admin_users = {"nbinstructor"}
c.Spawner.default_url = "/lab"
