namespace Microsoft.DotNet.Interactive;

/// <summary>A secret that does not show itself.</summary>
/// <param name="password">The secret.</param>
public sealed class PasswordString(string password)
{
    /// <summary>The secret.</summary>
    public string GetClearTextPassword() => password;

    /// <summary>Stars.</summary>
    public override string ToString() => new('*', password.Length);
}
