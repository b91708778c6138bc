namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>The content of one kind of message this kernel sends.</summary>
internal interface IMessageContent
{
    /// <summary>Its <c>msg_type</c>.</summary>
    static abstract string MessageType { get; }
}
