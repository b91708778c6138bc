namespace Harmonic.Kernel.Jupyter.Handlers;

/// <summary>Answers one type of request.</summary>
internal interface IRequestHandler
{
    /// <summary>The <c>msg_type</c> it answers.</summary>
    string RequestType { get; }

    /// <summary>Where it may be asked.</summary>
    Channel Channels => Channel.Shell;

    /// <summary>Answers. What it throws goes to the client as an error reply.</summary>
    void Handle(Request request);
}
